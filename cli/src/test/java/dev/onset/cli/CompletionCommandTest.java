package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** The scripts in the shells that they are for. */
class CompletionCommandTest {

    @TempDir
    private Path folder;

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        Path script = script("bash");

        assertThat(run("bash", "-c", """
                source '%s'
                # Bash lets a function change its options only while it completes.
                compopt() { :; }
                COMP_WORDS=(onset ver); COMP_CWORD=1; _complete_onset; echo "${COMPREPLY[*]}"
                COMP_WORDS=(onset sql --for); COMP_CWORD=2; _complete_onset; echo "${COMPREPLY[*]}"
                COMP_WORDS=(onset sql --format js); COMP_CWORD=3; _complete_onset; echo "${COMPREPLY[*]}"
                """.formatted(script))).hasLineCount(3).contains("verify").contains("--format").contains("jsonl");
    }

    @Test
    void zshReadsItsScript() throws Exception {
        Path script = script("zsh");

        assertThat(run("zsh", "-f", "-c", "autoload -Uz compinit && compinit -D; source '" + script
                + "'; print $_comps[onset]")).contains("_bash_complete");
    }

    @Test
    void fishCompletesCommandsAndOptions() throws Exception {
        Path script = script("fish");

        assertThat(run("fish", "--no-config", "-c", "source '" + script
                + "'; complete -C 'onset ver'; complete -C 'onset sql --for'")).contains("verify\t", "--format\t");
    }

    private Path script(String shell) throws IOException {
        CommandRun run = CommandRun.of("completion", shell);
        assertThat(run.status()).isZero();
        return Files.writeString(folder.resolve("script"), run.out());
    }

    private String run(String... command) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectErrorStream(true).start();
        } catch (IOException e) {
            String message = command[0] + " is not installed";
            System.out.println("SKIPPED: " + message);
            throw new TestAbortedException(message);
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
