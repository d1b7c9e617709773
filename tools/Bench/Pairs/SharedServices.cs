using System;
using System.Linq;

namespace NetUtil.Bench.Pairs;

/// <summary>Traffic that no spec speaks of: backups, file shares, directories, a monitor and chatter.</summary>
internal sealed class SharedServices(
    string[] backups, string[] files, string[] directory, string monitor, Chance chance)
{
    /// <summary>Adds it.</summary>
    /// <param name="traffic">Where.</param>
    /// <param name="machines">Every VM.</param>
    public void Talk(TrueTraffic traffic, string[] machines)
    {
        foreach (string name in machines.Except([.. backups, monitor]))
        {
            double pulse = 30e3 * chance.Factor(0.3);
            traffic.Add(name, monitor, _ => pulse * chance.Factor(0.1));
            traffic.Add(monitor, name, _ => 0.2 * pulse * chance.Factor(0.1));
            string near = directory[chance.Whole(0, directory.Length - 1)];
            Ask(traffic, name, near, 8e3 * chance.Factor(0.5), 2, 0.4);
            if (chance.Happens(0.2))
            {
                Ask(traffic, name, files[chance.Whole(0, files.Length - 1)], 0.2e6 * chance.Factor(1), 3, 0.8);
            }

            if (chance.Happens(0.3))
            {
                Back(traffic, name, backups[chance.Whole(0, backups.Length - 1)]);
            }
        }

        for (int i = 0; i < 2 * machines.Length; i++)
        {
            Ask(
                traffic,
                machines[chance.Whole(0, machines.Length - 1)],
                machines[chance.Whole(0, machines.Length - 1)],
                10e3 * chance.Factor(1.2),
                1,
                0.6);
        }
    }

    private void Ask(TrueTraffic traffic, string name, string server, double rate, double answered, double sigma)
    {
        if (name != server)
        {
            double[] use = chance.Wander(traffic.Steps, sigma, 0.6);
            traffic.Add(name, server, t => rate * use[t]);
            traffic.Add(server, name, t => answered * rate * use[t] * chance.Factor(0.2));
        }
    }

    // Some VMs are backed up within the day, for twenty minutes or more.
    private void Back(TrueTraffic traffic, string name, string backup)
    {
        int begin = chance.Whole(-6, traffic.Steps - 1);
        int end = begin + chance.Whole(4, 16);
        double rate = 25e6 * chance.Factor(0.7);
        traffic.Add(name, backup, t => t >= begin && t < end ? rate * chance.Factor(0.15) : 0);
        traffic.Add(backup, name, t => t >= begin && t < end ? 0.02 * rate * chance.Factor(0.15) : 0);
    }
}
