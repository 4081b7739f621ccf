# count, mean and extremes of each of fifty metrics
shapes: many-metrics
floor: train_loss val_loss val_acc lr grad_norm layer_05 layer_06 layer_07 layer_08 layer_09 layer_10 layer_11 layer_12 layer_13 layer_14 layer_15 layer_16 layer_17 layer_18 layer_19 layer_20 layer_21 layer_22 layer_23 layer_24 layer_25 layer_26 layer_27 layer_28 layer_29 layer_30 layer_31 layer_32 layer_33 layer_34 layer_35 layer_36 layer_37 layer_38 layer_39 layer_40 layer_41 layer_42 layer_43 layer_44 layer_45 layer_46 layer_47 layer_48 layer_49
--- onset
SELECT metric, COUNT(*), AVG(value), MIN(value), MAX(value) FROM metrics GROUP BY metric
--- duckdb
SELECT metric, COUNT(*), AVG(value), MIN(value), MAX(value) FROM metrics GROUP BY metric
