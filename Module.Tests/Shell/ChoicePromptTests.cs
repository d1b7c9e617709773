using System.Linq;
using NetUtil.Tests.Engine;
using Xunit;

namespace NetUtil.Tests.Shell;

public class ChoicePromptTests
{
    private const string Change =
        """
        function Set-Thing {
            [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
            param([Parameter(ValueFromPipeline)] [string]$Name)
            process { if ($PSCmdlet.ShouldProcess($Name, 'Move')) { "moved $Name" } }
        }
        'a', 'b' | Set-Thing
        """;

    [Theory]
    [InlineData(new[] { "y", "y" }, new[] { "moved a", "moved b" })]
    [InlineData(new[] { "", "" }, new[] { "moved a", "moved b" })]
    [InlineData(new[] { "n", "Yes" }, new[] { "moved b" })]
    [InlineData(new[] { "A" }, new[] { "moved a", "moved b" })]
    [InlineData(new[] { "yes to all" }, new[] { "moved a", "moved b" })]
    [InlineData(new[] { "l" }, new string[0])]
    [InlineData(new[] { "maybe", "n", "n" }, new string[0])]
    public void A_confirmation_takes_keys_and_labels(string[] answers, string[] expected)
    {
        using EngineSession session = new(answers);

        Assert.Equal(expected, session.Run(Change).Values<string>());
        Assert.Equal(0, session.Console.AnswersLeft);
    }

    [Fact]
    public void A_confirmation_shows_what_it_is_about_and_explains_its_choices()
    {
        using EngineSession session = new("?", "l");
        session.Run(Change);

        Assert.Contains("Performing the operation \"Move\" on target \"a\".\n", session.Console.Output);
        Assert.Contains("[Y] Yes  [A] Yes to All  [N] No  [L] No to All", session.Console.Output);
        Assert.Contains("(default is \"Y\"): ", session.Console.Output);
        Assert.Contains("N - Skip this operation and proceed with the next operation.\n", session.Console.Output);
    }

    [Fact]
    public void A_prompt_without_an_answer_fails_in_words()
    {
        using EngineSession session = new();

        Assert.All(session.Run(Change).Errors, error => Assert.Contains("the input has ended", error.ToString()));
        Assert.Equal(2, session.Run(Change).Errors.Count);
    }

    [Theory]
    [InlineData(new[] { "0", "TWO", "" }, new int[0], new[] { 0, 2 })]
    [InlineData(new[] { "" }, new[] { 1 }, new[] { 1 })]
    [InlineData(new[] { "two", "nothing", "" }, new int[0], new[] { 2 })]
    public void Several_choices_end_with_an_empty_answer(string[] answers, int[] defaults, int[] expected)
    {
        using EngineSession session = new(answers);
        EngineRun run = session.Run(
            """
            param([int[]]$Defaults)
            $choices = [Collections.ObjectModel.Collection[Management.Automation.Host.ChoiceDescription]]::new()
            '&0 none', '&1 one', 'two' | ForEach-Object { $choices.Add($_) }
            $Host.UI.PromptForChoice('Which', 'Choose', $choices, [Collections.Generic.IEnumerable[int]]$Defaults)
            """,
            ("Defaults", defaults));

        Assert.Empty(run.Errors);
        Assert.Equal(expected, run.Output.Select(item => (int)item.BaseObject));
    }
}
