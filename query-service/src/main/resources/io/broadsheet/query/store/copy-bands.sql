copy bucket (key, wording) from stdin
