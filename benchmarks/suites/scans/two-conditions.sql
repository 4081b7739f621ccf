# mean accuracy of the rows of small learning rates and ordinary gradients
floor: lr grad_norm val_acc
--- onset
SELECT COUNT(*), AVG(val_acc) FROM history WHERE lr < 0.005 AND grad_norm BETWEEN 0.5 AND 2
--- duckdb
SELECT COUNT(*), AVG(val_acc) FROM history WHERE lr < 0.005 AND grad_norm BETWEEN 0.5 AND 2
