# losses of the runs with one value of a parameter
floor: 
--- onset
SELECT COUNT(*), AVG(val_loss), MAX(val_loss) FROM history WHERE run_id IN (SELECT run_id FROM params WHERE "key" = 'optimizer' AND "value" = 'adamw')
--- duckdb
SELECT COUNT(*), AVG(val_loss), MAX(val_loss) FROM history WHERE run_id IN (SELECT run_id FROM params WHERE key = 'optimizer' AND value = 'adamw')
