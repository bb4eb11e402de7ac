"""How fast the program is: ours, the floor (the same work with the bare library) and the ratio, in one run.

``python -m tests.benchmarks`` prints them all; ``python -m tests.benchmarks start edit`` some. The machine is
noisy: runs of ours and of the floor alternate, and medians and ratios are what counts. Nothing here passes or
fails.
"""
