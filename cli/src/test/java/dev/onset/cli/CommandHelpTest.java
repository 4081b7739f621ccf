package dev.onset.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.onset.cli.console.Terminal;

class CommandHelpTest {

    static Stream<String> commands() {
        return Main.commandLine(new OnsetCommand(InputStream.nullInputStream(), Terminal.NONE)).getSubcommands()
                .keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelpWithAnExample(String command) {
        CommandRun run = CommandRun.of(command, "--help");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("Usage: onset " + command).containsPattern("Examples?:(?s).*onset " + command);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsFoundWhetherAllAreBuiltOrItAlone(String command) {
        assertThat(Main.commandLine(new OnsetCommand(InputStream.nullInputStream(), Terminal.NONE), command)
                .getSubcommands())
                .containsKey(command);
    }
}
