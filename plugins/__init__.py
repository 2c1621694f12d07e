"""The rooms of the house: one folder a feature. See README.md."""
