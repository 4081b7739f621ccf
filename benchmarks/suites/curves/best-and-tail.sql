# best_step, last_value_of, value_at_best: runs that ended worse than their best while train improved
floor: val_loss
kind: one-pass curve
numpy: best_and_tail
--- onset
SELECT run_id, best FROM (
  SELECT run_id, best_step(step, val_loss) AS best, best_value(step, val_loss) AS least, last_value_of(step, val_loss) AS last_val,
         value_at_best(step, val_loss, train_loss) AS train_then, last_value_of(step, train_loss) AS last_train
  FROM history GROUP BY run_id) WHERE last_val > 1.01 * least AND last_train < train_then
--- duckdb
SELECT run_id, best FROM (
  SELECT run_id, arg_min(step, val_loss) AS best, min(val_loss) AS least, arg_max(val_loss, step) AS last_val,
         arg_min(train_loss, val_loss) AS train_then, arg_max(train_loss, step) AS last_train
  FROM history GROUP BY run_id) WHERE last_val > 1.01 * least AND last_train < train_then
