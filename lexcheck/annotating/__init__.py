"""From a law to an annotated law: words, concepts, roles, topics, definitions, references, penalties and ages."""
