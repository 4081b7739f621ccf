package dev.onset.functions;

/**
 * A SQL table function over the curves of a group, usually the curves of one run: it returns any number of rows.
 *
 * <p>What holds for a {@link CurveFunction} holds for it too: implementations are stateless and safe for use by many
 * threads, see curves that are ordered by step, with one point a step and without NULLs, and return no rows where there are
 * too few points. Third parties publish theirs through {@link java.util.ServiceLoader}.
 */
public interface CurveTableFunction {

    /** Name, parameters and columns, as SQL sees them. */
    TableSignature signature();

    /** What the reference page, the shell's help and {@code DESCRIBE FUNCTION} say. */
    Documentation documentation();

    /**
     * Computes the rows of one group.
     *
     * @param call the group's curves and the values of the options
     * @param rows receives the rows in the order of the result
     * @throws InvalidOptionException if an option's value is outside its domain
     */
    void evaluate(CurveCall call, RowReceiver rows);
}
