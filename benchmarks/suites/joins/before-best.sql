# mean training loss after the best step of each run
floor: train_loss val_loss
--- onset
SELECT h.run_id, AVG(h.train_loss) FROM history h JOIN (SELECT run_id, ARG_MIN(step, val_loss) AS best FROM history GROUP BY run_id) b ON b.run_id = h.run_id WHERE h.step > b.best GROUP BY h.run_id
--- duckdb
SELECT h.run_id, AVG(h.train_loss) FROM history h JOIN (SELECT run_id, ARG_MIN(step, val_loss) AS best FROM history GROUP BY run_id) b ON b.run_id = h.run_id WHERE h.step > b.best GROUP BY h.run_id
