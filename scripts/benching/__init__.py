"""What the product costs in time and memory, beside its peers. See `python -m scripts.benching --help`."""
