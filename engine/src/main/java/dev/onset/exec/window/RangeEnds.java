package dev.onset.exec.window;

/** Finds where frames of a partition end that are bounded by differences of the order key: NULLs only have each other. */
final class RangeEnds {

    private final Partition partition;
    private final RangeKey key;
    private final long[] keys;
    private final int firstValue;
    private final int endOfValues;

    RangeEnds(Partition partition, RangeKey key) {
        this.partition = partition;
        this.key = key;
        int size = partition.size();
        keys = new long[size];
        int first = 0;
        while (first < size && key.isNull(partition.row(first))) {
            first++;
        }
        int end = size;
        while (end > first && key.isNull(partition.row(end - 1))) {
            end--;
        }
        firstValue = first;
        endOfValues = end;
        for (int i = first; i < end; i++) {
            keys[i] = key.at(partition.row(i));
        }
    }

    /** Keys ascend and so do the ends, so that one walk finds all of them. */
    void fill(int[] bounds, Object offset, int sign, boolean isLower) {
        for (int i = 0; i < firstValue; i++) {
            bounds[i] = isLower ? 0 : firstValue;
        }
        int at = firstValue;
        for (int i = firstValue; i < endOfValues; i++) {
            long bound = key.shifted(partition.row(i), offset, sign);
            while (at < endOfValues && (isLower ? keys[at] < bound : keys[at] <= bound)) {
                at++;
            }
            bounds[i] = at;
        }
        for (int i = endOfValues; i < keys.length; i++) {
            bounds[i] = isLower ? endOfValues : keys.length;
        }
    }
}
