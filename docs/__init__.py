"""The documents, and what draws the pictures of the tour."""
