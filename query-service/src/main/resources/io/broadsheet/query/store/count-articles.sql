select count(*) from event where superseded is null and not withdrawn
