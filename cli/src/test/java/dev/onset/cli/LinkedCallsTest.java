package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.CharBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.tools.ToolProvider;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build writes classes anew, so that they start quickly; they must do what they did before. */
class LinkedCallsTest {

    /** Makes records, equal and not. */
    public static final class Records implements Supplier<List<Object>> {

        public record Sample(int a, long b, double c, float d, boolean e, char f, byte g, short h,
                @Nullable String i, int[] j) {}

        public record Nothing() {}

        @Override
        public List<Object> get() {
            int[] array = {1};
            List<Object> records = new ArrayList<>(List.of(new Nothing(), new Nothing(), "no record"));
            for (double c : new double[]{0.0, -0.0, Double.NaN, Double.NaN, 1e300}) {
                records.add(new Sample(1, 2, c, 0f, true, 'f', (byte) -7, (short) 8, "i", array));
            }
            Sample first = new Sample(-1, -2, 3, -0f, false, 'f', (byte) 7, (short) 8, null, array);
            records.addAll(List.of(first, new Sample(-1, -2, 3, -0f, false, 'f', (byte) 7, (short) 8, null, array),
                    new Sample(-1, -2, 3, 0f, false, 'f', (byte) 7, (short) 8, null, array),
                    new Sample(-1, -2L << 40, 3, -0f, false, 'f', (byte) 7, (short) 8, null, array),
                    new Sample(-1, -2, 3, -0f, true, 'f', (byte) 7, (short) 8, null, array),
                    new Sample(-1, -2, 3, -0f, false, 'g', (byte) 7, (short) 8, null, array),
                    new Sample(-1, -2, 3, -0f, false, 'f', (byte) 7, (short) 8, null, new int[]{1})));
            return records;
        }
    }

    /** Tells values apart by their types, with conditions, and null. */
    public static final class Switches implements Function<Object, Object> {
        @Override
        public Object apply(Object value) {
            return switch (value) {
                case null -> "null";
                case Integer number when number > 10 -> "large";
                case Integer number when number > 5 -> "medium";
                case Number number -> "number";
                case String text when text.isEmpty() -> "empty";
                case CharSequence text -> "text";
                case int[] numbers -> "numbers";
                default -> "other";
            };
        }
    }

    @TempDir
    private Path folder;

    private Method replaced;

    @BeforeEach
    void compile() throws Exception {
        Path source = Path.of("src/distribution/LinkedCalls.java");
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(),
                source.toString())).isZero();
        ClassLoader loader = new URLClassLoader(new URL[]{folder.toUri().toURL()});
        replaced = loader.loadClass("LinkedCalls").getDeclaredMethod("replaced", ClassFile.class, byte[].class);
        replaced.setAccessible(true);
    }

    @Test
    void recordsAreEqualAsBefore() throws Exception {
        List<Object> before = new Records().get();
        List<?> after = (List<?>) ((Supplier<?>) rewritten(Records.class, "$Sample", "$Nothing")).get();

        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            for (int j = 0; j < before.size(); j++) {
                assertThat(after.get(i).equals(after.get(j))).as("%d and %d", i, j)
                        .isEqualTo(before.get(i).equals(before.get(j)));
            }
            assertThat(after.get(i).equals(null)).isFalse();
        }
        // The hash codes of two arrays differ by nature.
        assertThat(after.getFirst()).hasSameHashCodeAs(before.getFirst());
        assertThat(after.get(8)).hasSameHashCodeAs(after.get(9));
        assertThat(after.get(8).hashCode() - after.get(11).hashCode())
                .isEqualTo(before.get(8).hashCode() - before.get(11).hashCode()).isNotZero();
    }

    @Test
    void switchesDecideAsBefore() throws Exception {
        @SuppressWarnings("unchecked")
        Function<Object, Object> after = (Function<Object, Object>) rewritten(Switches.class);

        for (Object value : new Object[]{null, 11, 6, 5, 5L, "", "a", CharBuffer.wrap("b"), new int[0], 'c'}) {
            assertThat(after.apply(value)).as("%s", value).isEqualTo(new Switches().apply(value));
        }
    }

    /** An object of the class as the build would write it, and its nested classes. */
    private Object rewritten(Class<?> type, String... nested) throws Exception {
        List<String> names = new ArrayList<>(List.of(nested));
        names.replaceAll(name -> type.getName() + name);
        names.add(type.getName());
        ClassLoader loader = new ClassLoader(type.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                return names.contains(name) && findLoadedClass(name) == null ? define(name)
                        : super.loadClass(name, resolve);
            }

            private Class<?> define(String name) throws ClassNotFoundException {
                try (InputStream file = Objects.requireNonNull(
                        type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class"))) {
                    byte[] before = file.readAllBytes();
                    byte[] after = (byte[]) replaced.invoke(null, ClassFile.of(), before);
                    assertThat(after == null).isEqualTo(name.endsWith("Records"));
                    byte[] written = after == null ? before : after;
                    assertThat(ClassFile.of().verify(written)).isEmpty();
                    return defineClass(name, written, 0, written.length);
                } catch (Exception e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        };
        return loader.loadClass(type.getName()).getConstructor().newInstance();
    }
}
