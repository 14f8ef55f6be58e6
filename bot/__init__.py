"""newsdigest: pulls news, condenses it with proved quotes, and delivers digests on Telegram."""
