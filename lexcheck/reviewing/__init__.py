"""What people decide about findings: kept in a project, carried to new versions of a law, exchanged in tables, compared."""
