"""Setting the project up, checking it and packing it; needs nothing but Python itself."""
