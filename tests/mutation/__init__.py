"""How well the tests hold the rules: small mistakes are built into the code, and some test must fail of each.

mutmut makes the mutants and runs against each the tests that reach its function. It cannot change decorated
functions (properties, cached ones) nor what stands outside functions.
"""
