"""Files people send, kept in the database until they are used: web and worker share no disk."""
