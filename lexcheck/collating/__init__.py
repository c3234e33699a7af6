"""Several laws together: what one gives the other, where they disagree, how far something is absent. Stands on assessing."""
