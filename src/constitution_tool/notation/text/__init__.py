"""The text of the law: CommonMark blocks and inline words, read and printed."""
