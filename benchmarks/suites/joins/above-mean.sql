# how many steps of each run are above the mean curve
floor: val_loss
--- onset
SELECT h.run_id, COUNT(*) FROM history h JOIN (SELECT step, AVG(val_loss) AS mean FROM history GROUP BY step) m ON m.step = h.step WHERE h.val_loss > m.mean GROUP BY h.run_id
--- duckdb
SELECT h.run_id, COUNT(*) FROM history h JOIN (SELECT step, AVG(val_loss) AS mean FROM history GROUP BY step) m ON m.step = h.step WHERE h.val_loss > m.mean GROUP BY h.run_id
