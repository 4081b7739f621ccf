package dev.onset.functions;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** All curve functions by name. Everything that lists, documents or resolves functions reads them from here. */
public final class FunctionRegistry {

    private static final List<CurveFunction> BUILT_IN = List.of();

    private final Map<String, CurveFunction> functions = new TreeMap<>();

    private FunctionRegistry(Collection<CurveFunction> functions) {
        for (CurveFunction function : functions) {
            String name = function.signature().name();
            if (this.functions.put(name, function) != null) {
                throw new IllegalArgumentException("two curve functions are called " + name);
            }
        }
    }

    /** The functions that Onset comes with. */
    public static FunctionRegistry builtIn() {
        return new FunctionRegistry(BUILT_IN);
    }

    /** Functions of a host's or a test's own choice. */
    public static FunctionRegistry of(Collection<CurveFunction> functions) {
        return new FunctionRegistry(functions);
    }

    /** The function of this name, in any case, or null. */
    public @Nullable CurveFunction find(String name) {
        return functions.get(name.toLowerCase(Locale.ROOT));
    }

    /** All functions, ordered by name. */
    public Collection<CurveFunction> all() {
        return functions.values();
    }
}
