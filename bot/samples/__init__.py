"""The demo's sources: our own made-up news, as the feeds and pages of sites that do not exist.

Served by `bot.sample_server`, which fills `{base}` and dates such as `{{iso:-3h}}` (three hours ago).
"""
