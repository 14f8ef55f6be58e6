"""What the bot keeps: the nouns and the only SQL. Imports nothing of the bot."""
