using System;
using System.Linq;
using NetUtil.Demo.Profiles;
using NetUtil.Demo.Recordings;

namespace NetUtil.Demo;

/// <summary>Makes the fabric that the demo replays; or, from a recording, the profiles that stand for it.</summary>
internal static class Program
{
    private static int Main(string[] words)
    {
        try
        {
            DemoArguments arguments = DemoArguments.Parse(words);
            Profile(arguments);
            return 0;
        }
        catch (DemoException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }

    private static void Profile(DemoArguments arguments)
    {
        foreach (RecordedApplication application in RecordedApplication.All)
        {
            ApplicationProfile profile = ApplicationProfile.Of(
                RecordingReader.Read(arguments.Required("Recording"), application));
            ProfileTable.Write(arguments.Required("Profiles"), application, profile);
        }
    }
}
