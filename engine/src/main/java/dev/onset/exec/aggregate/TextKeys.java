package dev.onset.exec.aggregate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.onset.exec.column.Column;
import dev.onset.exec.column.ConstantColumn;
import dev.onset.exec.column.DictionaryColumn;

/** Numbers the distinct texts (or maps, or arrays) of a key column from 0 as they come; NULL has a number too. */
final class TextKeys {

    private static final Object NULL = new Object();

    private final Map<Object, Integer> numbers = new HashMap<>();
    private String @Nullable [] dictionary;
    /** For each code of the dictionary, and for NULL at the end, its number + 1; 0: not seen yet. */
    private int[] numberOfCode = {};

    /** Writes the number of the value in each row; says whether it is known to be the same in all of them. */
    boolean read(Column column, int from, int to, int[] result) {
        if (column instanceof ConstantColumn || (column instanceof DictionaryColumn coded && coded.constant())) {
            if (column instanceof DictionaryColumn coded) {
                readCodes(coded, from, from + 1, result);
            } else {
                Object value = column.objectAt(from);
                result[from] = number(value == null ? NULL : value);
            }
            Arrays.fill(result, from + 1, to, result[from]);
            return true;
        }
        if (column instanceof DictionaryColumn coded) {
            readCodes(coded, from, to, result);
            return false;
        }
        Object last = NULL;
        int lastNumber = -1;
        for (int row = from; row < to; row++) {
            Object value = column.objectAt(row);
            Object key = value == null ? NULL : value;
            if (lastNumber < 0 || !key.equals(last)) {
                last = key;
                lastNumber = number(key);
            }
            result[row] = lastNumber;
        }
        return false;
    }

    @SuppressWarnings("ReferenceEquality") // columns of one scan share the same array; comparing its texts would cost more
    private void readCodes(DictionaryColumn column, int from, int to, int[] result) {
        if (dictionary != column.dictionary()) {
            dictionary = column.dictionary();
            numberOfCode = new int[dictionary.length + 1];
        }
        int[] codes = column.codes();
        for (int row = from; row < to; row++) {
            int code = codes[row] < 0 ? numberOfCode.length - 1 : codes[row];
            int number = numberOfCode[code];
            if (number == 0) {
                Object value = column.objectAt(row);
                number = number(value == null ? NULL : value) + 1;
                numberOfCode[code] = number;
            }
            result[row] = number - 1;
        }
    }

    private int number(Object key) {
        Integer known = numbers.get(key);
        if (known == null) {
            known = numbers.size();
            numbers.put(key, known);
        }
        return known;
    }

    void clear() {
        if (!numbers.isEmpty()) {
            numbers.clear();
            Arrays.fill(numberOfCode, 0);
        }
    }
}
