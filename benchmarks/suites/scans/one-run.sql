# the curves of one run
shapes: many-runs many-metrics
floor: 
--- onset
SELECT step, train_loss, val_loss FROM history WHERE run_id = 'run-00042' ORDER BY step
--- duckdb
SELECT step, train_loss, val_loss FROM history WHERE run_id = 'run-00042' ORDER BY step
