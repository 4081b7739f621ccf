package dev.onset.questions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The fifteen questions, as {@code questions.txt} beside the planner's tests has them. */
final class QuestionTexts {

    static final int COUNT = 15;

    /** @param number from 1 on */
    record Question(int number, String title, String sql) {}

    private QuestionTexts() {}

    static List<Question> read() throws IOException {
        List<Question> questions = new ArrayList<>();
        for (String block : Files.readString(Path.of("src/test/resources/dev/onset/sql/questions.txt"))
                .split("(?m)^# ")) {
            if (!block.isBlank() && questions.size() < COUNT) {
                int endOfTitle = block.indexOf('\n');
                String sql = block.substring(endOfTitle + 1).split("(?m)^=>\n?", 2)[0].strip();
                questions.add(new Question(questions.size() + 1, block.substring(0, endOfTitle), sql));
            }
        }
        return questions;
    }
}
