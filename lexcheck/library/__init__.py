"""Where laws come from: the registry of principal laws, the user's own library, and official texts on the web."""
