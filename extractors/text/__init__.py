"""Lines of type to the text that the author wrote: joined to paragraphs, cut words whole, letters in one form."""
