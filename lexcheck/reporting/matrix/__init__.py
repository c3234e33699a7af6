"""The compliance matrix: one file an output format. `variables` is the codebook that all datasets share, `words` what all reports say."""
