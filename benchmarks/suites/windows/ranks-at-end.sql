# the rank of each run at the last step
floor: 
--- onset
SELECT run_id, RANK() OVER (ORDER BY val_loss) FROM history WHERE step = 999
--- duckdb
SELECT run_id, RANK() OVER (ORDER BY val_loss) FROM history WHERE step = 999
