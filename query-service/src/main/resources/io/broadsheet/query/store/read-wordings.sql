select id, near, origin from wording where id = any (?::bigint[])
