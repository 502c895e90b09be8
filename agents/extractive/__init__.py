"""The writer without a model: sentences of the material, chosen and put in order."""
