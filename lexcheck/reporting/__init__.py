"""An assessment as a reader wants it: one file an output format, templates beside them. Nothing here judges."""
