-- The portal keeps nothing of its own about the graph but an index, counts and questions; each part adds its tables.
select 1;
