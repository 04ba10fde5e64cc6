export default function Page() { return <div className="page"><h1 className="text-5xl">Hello</h1></div> }
