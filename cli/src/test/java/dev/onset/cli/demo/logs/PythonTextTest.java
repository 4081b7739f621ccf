package dev.onset.cli.demo.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonTextTest {
    /** The expected texts are what Python 3 prints for {@code repr(number)}. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.1", "1.0, 1.0", "0.0, 0.0", "-0.0, -0.0", "0.0001, 0.0001", "0.00001, 1e-05",
        "0.00001234, 1.234e-05", "123456789.5, 123456789.5", "1e15, 1000000000000000.0", "1e16, 1e+16",
        "1.5e300, 1.5e+300", "-2.5e-7, -2.5e-07", "NaN, nan", "Infinity, inf",
        "-Infinity, -inf", "0.30000000000000004, 0.30000000000000004"})
    void aNumberReadsAsInPython(double number, String expected) {
        assertThat(PythonText.of(number)).isEqualTo(expected);
    }

    @Test
    void roundingGoesByTheExactBinaryValue() {
        assertThat(PythonText.round(2.675, 2)).isEqualTo(2.67);
        assertThat(PythonText.round(0.123456, 4)).isEqualTo(0.1235);
        assertThat(PythonText.round(Double.NaN, 4)).isNaN();
    }

    @Test
    void jsonOnOneLineHasPythonsSpacesAndNumbers() {
        TreeMap<String, Object> map = new TreeMap<>();
        map.put("a", 1);
        map.put("b", Arrays.asList(1e-5, null, true));
        map.put("c", List.of());
        map.put("d \"q\"", Double.NaN);
        map.put("e", Double.NEGATIVE_INFINITY);

        assertThat(PythonText.json(map))
                .isEqualTo("{\"a\": 1, \"b\": [1e-05, null, true], \"c\": [], \"d \\\"q\\\"\": NaN, \"e\": -Infinity}");
    }

    @Test
    void indentedJsonHasTwoSpacesALevel() {
        TreeMap<String, Object> map = new TreeMap<>();
        map.put("a", List.of(1, 2));
        map.put("b", new TreeMap<>());

        assertThat(PythonText.indentedJson(map)).isEqualTo("""
                {
                  "a": [
                    1,
                    2
                  ],
                  "b": {}
                }""");
    }
}
