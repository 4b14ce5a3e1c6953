import { Argument, type Command } from 'commander';
import { example } from '../options.ts';
import type { Terminal } from '../terminal.ts';

const help = `
bash: put this line into ~/.bashrc      source <(tiercel completion bash)
zsh:  put this line into ~/.zshrc       source <(tiercel completion zsh)
`;

/** `tiercel completion`, and the hidden command that its scripts ask. */
export function addCompletion(program: Command, terminal: Terminal): void {
  program
    .command('completion')
    .description('print the script by which a shell completes commands, options, symbols and runs')
    .addArgument(new Argument('<shell>', 'which shell').choices(['bash', 'zsh', 'fish']))
    .addHelpText('after', help + example('tiercel completion fish > ~/.config/fish/completions/tiercel.fish'))
    .action(async (shell: 'bash' | 'zsh' | 'fish') => {
      const { completionScript } = await import('../completion/scripts.ts');
      terminal.result(completionScript(shell));
    });
  program
    .command('__complete [words...]', { hidden: true })
    .allowUnknownOption()
    .helpOption(false)
    .action(async (words: string[]) => {
      const { complete } = await import('../completion/complete.ts');
      const candidates = await complete(program, words);
      if (candidates.length > 0) terminal.result(candidates.join('\n'));
    });
}
