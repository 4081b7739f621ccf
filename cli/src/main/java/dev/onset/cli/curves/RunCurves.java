package dev.onset.cli.curves;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a picture of a run shows.
 *
 * @param training curves of training, mostly train_loss; none where it was not logged
 * @param validation curves of validation, or those that the user named
 * @param learningRate null: not logged
 * @param marks by step
 */
public record RunCurves(Run run, List<Curve> training, List<Curve> validation, @Nullable Curve learningRate,
        List<Mark> marks) {

    public RunCurves {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
        marks = List.copyOf(marks);
    }

    /** A run as one may call it. */
    public record Run(String id, String name) {}

    public List<Mark> marks(Mark.Kind kind) {
        return marks.stream().filter(mark -> mark.kind() == kind).toList();
    }

    public Optional<Mark> mark(Mark.Kind kind) {
        return marks(kind).stream().findFirst();
    }

    public boolean isEmpty() {
        return training.isEmpty() && validation.isEmpty();
    }
}
