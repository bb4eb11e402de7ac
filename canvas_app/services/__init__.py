"""What a person can do, one function per use case: no Qt, no SQL."""
