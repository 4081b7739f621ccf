package dev.onset.exec.aggregate;

import dev.onset.functions.Result;
import dev.onset.plan.DataType;

/** Takes a curve function's value into a slot of a column. */
final class SlotResult implements Result {

    private SlotColumn column = new SlotColumn(DataType.NULL);
    private int slot;

    /** The slot that the next value goes to. */
    void pointTo(SlotColumn nextColumn, int nextSlot) {
        column = nextColumn;
        slot = nextSlot;
    }

    @Override
    public void setNull() {
        column.setNull(slot);
    }

    @Override
    public void setLong(long value) {
        if (column.type().layout() == DataType.Layout.DOUBLE) {
            column.setDouble(slot, (double) value);
        } else {
            column.setLong(slot, value);
        }
    }

    @Override
    public void setDouble(double value) {
        column.setDouble(slot, value);
    }

    @Override
    public void setText(String value) {
        column.setReference(slot, value);
    }

    /** For the host's own values. */
    void setReference(Object value) {
        column.setReference(slot, value);
    }

    @Override
    public void setBoolean(boolean value) {
        column.setBoolean(slot, value);
    }

    @Override
    public void setStep(double value) {
        if (column.type().layout() == DataType.Layout.LONG) {
            column.setLong(slot, Math.round(value));
        } else {
            column.setDouble(slot, value);
        }
    }
}
