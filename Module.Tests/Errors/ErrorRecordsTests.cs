using System.IO;
using System.Management.Automation;
using NetUtil.Errors;
using Xunit;

namespace NetUtil.Tests.Errors;

public class ErrorRecordsTests
{
    [Fact]
    public void A_record_says_what_failed_on_what_why_and_what_to_do()
    {
        IOException cause = new("disk full");

        ErrorRecord record = ErrorRecords.Make(
            cause,
            "SpecNotWritten",
            ErrorCategory.WriteError,
            "shop",
            "'shop' was not written: disk full",
            "Free space.");

        Assert.Same(cause, record.Exception);
        Assert.Equal("SpecNotWritten", record.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.WriteError, record.CategoryInfo.Category);
        Assert.Equal("shop", record.TargetObject);
        Assert.Equal("'shop' was not written: disk full", record.ToString());
        Assert.Equal("Free space.", record.ErrorDetails.RecommendedAction);
    }
}
