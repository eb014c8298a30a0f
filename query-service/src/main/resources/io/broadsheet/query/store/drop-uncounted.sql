delete from entity where articles <= 0
