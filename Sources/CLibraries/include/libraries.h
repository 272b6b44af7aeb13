// Nothing to include: libraries.c says what is missing.
