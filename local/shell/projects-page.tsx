import { useEffect, useState } from 'react';
import { readProjects, type ProjectList } from './header';
import { followLink } from './location';

export function ProjectsPage() {
  const [projects, setProjects] = useState<ProjectList | null>(null);
  useEffect(() => {
    document.title = 'Projects - Jira';
    readProjects().then(setProjects, () => setProjects([]));
  }, []);
  return (
    <div className="page">
      <h1>Projects</h1>
      {projects?.length === 0 && <p>You have no access to Jira's projects. Ask a Jira administrator.</p>}
      {projects !== null && projects.length > 0 && (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Key</th>
            </tr>
          </thead>
          <tbody>
            {projects.map(({ key, name }) => (
              <tr key={key}>
                <td>
                  <a href={`/jira/projects/${key}`} onClick={followLink}>
                    <img src={`/__site/avatar/project/${key}?size=24`} width="24" height="24" alt="" /> {name}
                  </a>
                </td>
                <td className="subtle">{key}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
