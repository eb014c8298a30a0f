select min(id) from wording where origin = ? and origin <> id and id <> all (?::bigint[])
