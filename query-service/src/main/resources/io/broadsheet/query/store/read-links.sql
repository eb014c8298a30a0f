select key, wording from bucket where wording = any (?::bigint[]) and articles is not null
