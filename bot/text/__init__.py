"""Facts about content languages: words, sentences, quotation. Plain functions, no I/O."""
